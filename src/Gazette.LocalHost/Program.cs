Console.WriteLine("Gazette");
